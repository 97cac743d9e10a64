"""`python -m onward` and the command `onward`."""

from onward.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
