"""The command of the project: ``python build_site.py [build | validate | serve]``."""

import sys

from khuyencong.cli import main

if __name__ == "__main__":
    sys.exit(main())
