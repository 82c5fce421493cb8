"""A mail server that keeps what it takes: smtp_sink.py PORT FOLDER writes each mail to FOLDER as an .eml file
and prints the port once it listens. It refuses recipients whose address begins with "refused" for good."""

import itertools
import pathlib
import signal
import sys

from aiosmtpd.controller import Controller

port, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
numbers = itertools.count(1)


class Sink:
    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address.startswith("refused"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        # two runs may share the folder: the port and the number make the name
        unfinished = folder / f"{port}-{next(numbers):04}.part"
        unfinished.write_bytes(envelope.original_content)
        unfinished.rename(unfinished.with_suffix(".eml"))
        return "250 kept"


controller = Controller(Sink(), hostname="127.0.0.1", port=port)
controller.start()
print(port, flush=True)
signal.sigwait({signal.SIGTERM, signal.SIGINT})
controller.stop()
