import sys

if __name__ == "__main__":
    try:
        from desk.cli.app import main
    except KeyboardInterrupt:  # before the net of the command line is up
        sys.exit(130)
    main()
