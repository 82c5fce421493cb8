-- post.lua PATH FILE CONTENT-TYPE [HEADER…]: posts the bodies in FILE, one a line, in random order.

dofile(os.getenv("BENCH_LUA") .. "/figures.lua")

local requests = {}

function init(args)
  wrk.headers["Content-Type"] = args[3]
  for i = 4, #args do
    local name, value = args[i]:match("^([^:]+): (.*)$")
    wrk.headers[name] = value
  end
  for _, body in ipairs(lines(args[2])) do requests[#requests + 1] = wrk.format("POST", args[1], nil, body) end
  math.randomseed(seed)
end

function request()
  return requests[math.random(#requests)]
end
