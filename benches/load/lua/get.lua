-- get.lua FILE [HEADER…]: asks for the addresses in FILE, one a line, in random order.

dofile(os.getenv("BENCH_LUA") .. "/figures.lua")

local requests = {}

function init(args)
  for i = 2, #args do
    local name, value = args[i]:match("^([^:]+): (.*)$")
    wrk.headers[name] = value
  end
  for _, path in ipairs(lines(args[1])) do requests[#requests + 1] = wrk.format("GET", path) end
  math.randomseed(seed)
end

function request()
  return requests[math.random(#requests)]
end
