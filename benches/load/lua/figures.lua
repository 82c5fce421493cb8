-- The one line that benches/load/measure.sh reads from a run.

function done(summary, latency, requests)
  local errors = summary.errors
  local bad = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  print(string.format("FIGURES %.2f %d %d %d", summary.requests / (summary.duration / 1e6),
    latency:percentile(50), latency:percentile(99), bad))
end

-- Every thread of wrk draws its own numbers.
local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("seed", threads)
end

function lines(path)
  local all = {}
  for line in io.lines(path) do all[#all + 1] = line end
  return all
end
