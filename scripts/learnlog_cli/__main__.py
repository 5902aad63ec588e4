"""`python -m learnlog_cli` is `learnlog`."""

from learnlog_cli.main import main

if __name__ == "__main__":
    main()
