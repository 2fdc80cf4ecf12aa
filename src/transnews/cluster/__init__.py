"""Packages run by the workers of a dask cluster, on this machine or on many (an extra).

The coordinator does what it does without a cluster: it plans, cuts sentences into batches, checks,
climbs and writes. Only the decoding of a batch is done elsewhere, so the batches are the same, and
so are the results, byte for byte, wherever a batch is run and however often.

====================  =====================================================================
`address`             what ``--cluster`` may say
`asking`              what is asked of a worker, and what it answers
`hop`                 a package as the coordinator sees it: cut, ask, put in order
`workers`             the connection: who is there, who is lost, who lacks a package
`worker`              the other side: the models of a worker, kept by a dask plugin
`store`               packages on the disk of a worker, found by their hash
====================  =====================================================================

Dask's messages are pickles: whoever reaches the scheduler can run code on the workers and here.
"""

from transnews.cluster.address import Address, parse
from transnews.cluster.workers import Workers

__all__ = ["Address", "Workers", "parse"]
