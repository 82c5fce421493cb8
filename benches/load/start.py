"""start.py PORT LOG COMMAND…: starts a shop in the background and waits for its first listing page with pieces in it.

Prints the process id and the milliseconds from the start to that page.
"""

import http.client
import subprocess
import sys
import time

PATIENCE_SECONDS = 600


def has_pieces(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", "/products")
        answer = connection.getresponse()
        return answer.status == 200 and b'class="card' in answer.read()
    except OSError:
        return False
    finally:
        connection.close()


def main():
    port, log, command = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
    with open(log, "ab") as output:
        started = time.monotonic()
        process = subprocess.Popen(command, stdout=output, stderr=output, start_new_session=True)
    while not has_pieces(port):
        if process.poll() is not None or time.monotonic() - started > PATIENCE_SECONDS:
            process.kill()
            sys.exit(f"the shop did not start, see its log:\n{open(log, errors='replace').read()[-2000:]}")
        time.sleep(0.001)
    print(process.pid, round((time.monotonic() - started) * 1000))


main()
