"""Khuyến công mở: an open-data site generator for the statistics of industrial extension.

Data flow one way, and a module imports only what lies before it::

    paths → problems → schemas → numbers, periods, precision, phrases → package
    → faults, descriptor, reading → codebook → checks → language → load → derive → wording → report
    → cache, charts → pictures → downloads → pages → edition → settings, generator, publish → site
    → console, serve → cli
"""

__version__ = "0.1.0"
