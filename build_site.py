"""The command of the project: ``python build_site.py [build | validate | serve]``."""

from khuyencong.start import main

if __name__ == "__main__":
    main()
