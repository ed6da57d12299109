"""Start the program from a checkout."""

import sys

from counter_app.__main__ import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
