"""Khuyến công mở: an open-data site generator for the statistics of industrial extension.

Data flow one way, and a module imports only what lies before it::

    problems, language → schemas → package → codebook → checks → load → derive
    → charts → downloads → pages → site → cli
"""

__version__ = "0.1.0"
