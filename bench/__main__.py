"""`python -m bench`: every benchmark, one after the other."""

from bench import end_to_end

if __name__ == "__main__":
    end_to_end.main()
