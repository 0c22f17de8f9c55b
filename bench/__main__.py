"""`python -m bench`: every benchmark, one after the other."""

from bench import assessing, end_to_end, reading_speed

if __name__ == "__main__":
    assessing.main()
    reading_speed.main()
    end_to_end.main()
