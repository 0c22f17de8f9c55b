"""`python -m bench`: every benchmark, one after the other."""

from bench import assessing, end_to_end

if __name__ == "__main__":
    assessing.main()
    end_to_end.main()
