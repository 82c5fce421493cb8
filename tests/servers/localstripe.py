"""Somebody else's idea of Stripe: localstripe.py PORT serves it on the loopback address alone, keeps nothing on
disk, and prints the port once it listens. It knows PaymentIntents, refunds and signed webhooks, but no Checkout
Sessions. Its events lack fields that async-stripe wants: that Etalase takes them all the same is tested."""

import logging
import pathlib
import sys

# this file has the package's name
here = pathlib.Path(__file__).resolve().parent
sys.path = [folder for folder in sys.path if pathlib.Path(folder).resolve() != here]

from aiohttp import web  # noqa: E402
from localstripe import resources, server  # noqa: E402

port = int(sys.argv[1])
resources.Store.dump_to_disk = lambda self: None
logging.basicConfig(level=logging.INFO)
web.run_app(server.app, host="127.0.0.1", port=port, print=lambda _: print(port, flush=True))
