"""`python -m vetlanda_policy`: the command line."""

from vetlanda_policy.cli import main

if __name__ == "__main__":
    main()
