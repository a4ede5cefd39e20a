"""Times whole programs in turn, for scripts that set sra beside others."""
import os, statistics, subprocess, time


def rounds(programs, n):
    """Seconds a file of every program, a list a program, measured in turn; and its largest memory in MiB."""
    times = {name: [] for name, _, _ in programs}
    for _ in range(n):
        for name, command, files in programs:
            began = time.monotonic()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            times[name].append((time.monotonic() - began) / files)
    return times, {name: memory(command) for name, command, _ in programs}


def memory(command):
    """The most memory a program has, by GNU time, whose own children start small; "" where that is not installed."""
    if not os.path.exists("/usr/bin/time"):
        return ""
    out = subprocess.run(["/usr/bin/time", "-f", "%M"] + command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    return "%.0f" % (int(out.stderr.strip().split("\n")[-1]) / 1024)


def report(measured, base, unit, show):
    times, memory = measured
    print("%-34s %8s %8s %8s" % ("", unit, "x sra", "MiB"))
    for name, list_ in times.items():
        ratio = statistics.median(t / b for t, b in zip(list_, times[base]))
        print("%-34s %s %8.2f %8s" % (name, show(statistics.median(list_)), ratio, memory[name]))
