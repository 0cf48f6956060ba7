// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
/* mapwait SECONDS WIDTH HEIGHT COMMAND...: starts the command on $DISPLAY and
 * prints as JSON the milliseconds from exec to the first mapped window of at
 * least that size that is no popup, to the first drawing into it (an event of
 * the DAMAGE extension), and, SECONDS after the map, the PSS of everything it
 * started (by session id or parentage), in MiB. Then it ends what it started.
 * There is no window manager, so top-level windows are the root's children. */
#define _GNU_SOURCE
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}
static int quiet(Display *d, XErrorEvent *e)
{
    (void)d, (void)e;
    return 0;
}

static int pids[4096], npids;
/* All descendants: this process is the reaper of its orphans (see main). */
static void family(int self)
{
    static int pid[65536], parent[65536];
    int n = 0;
    DIR *d = opendir("/proc");
    for (struct dirent *e; (e = readdir(d)) && n < 65536;) {
        int p = atoi(e->d_name);
        if (p <= 0)
            continue;
        char path[64], buf[512];
        snprintf(path, sizeof path, "/proc/%d/stat", p);
        FILE *f = fopen(path, "r");
        if (!f)
            continue;
        size_t len = fread(buf, 1, sizeof buf - 1, f);
        fclose(f);
        buf[len] = 0;
        char *end = strrchr(buf, ')');
        if (end && sscanf(end + 1, " %*c %d", &parent[n]) == 1)
            pid[n++] = p;
    }
    closedir(d);
    npids = 0;
    for (int grew = 1; grew;) {
        grew = 0;
        for (int i = 0; i < n; ++i) {
            int mine = parent[i] == self, have = 0;
            for (int k = 0; k < npids; ++k)
                mine |= pids[k] == parent[i], have |= pids[k] == pid[i];
            if (mine && !have && npids < 4096)
                pids[npids++] = pid[i], grew = 1;
        }
    }
}
static double pss(int p)
{
    char path[64], line[256];
    long kb = 0;
    snprintf(path, sizeof path, "/proc/%d/smaps_rollup", p);
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f))
        if (sscanf(line, "Pss: %ld", &kb) == 1)
            break;
    if (f)
        fclose(f);
    return kb / 1024.0;
}

int main(int argc, char **argv)
{
    if (argc < 5)
        return 2;
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    const double settle = atof(argv[1]) * 1e3;
    const int minw = atoi(argv[2]), minh = atoi(argv[3]);
    Display *d = XOpenDisplay(NULL);
    if (!d)
        return fprintf(stderr, "mapwait: no display\n"), 2;
    XSetErrorHandler(quiet);
    int damage, err;
    if (!XDamageQueryExtension(d, &damage, &err))
        damage = -1000;
    XSelectInput(d, DefaultRootWindow(d), SubstructureNotifyMask);
    XSync(d, False);
    const double start = ms();
    const pid_t child = fork();
    if (child == 0) {
        const int null = open("/dev/null", O_RDWR);
        if (!getenv("MAPWAIT_VERBOSE"))
            dup2(null, 1), dup2(null, 2);
        setsid();
        execvp(argv[4], argv + 4);
        _exit(127);
    }
    double mapped = -1, drawn = -1;
    Window found = 0;
    char title[200] = "";
    while (ms() - start < 30e3 && (mapped < 0 || ms() - start - mapped < settle)) {
        while (XPending(d)) {
            XEvent e;
            XNextEvent(d, &e);
            const double at = ms() - start;
            if (e.type == MapNotify && mapped < 0 && !e.xmap.override_redirect) {
                XWindowAttributes a;
                if (XGetWindowAttributes(d, e.xmap.window, &a) && a.width >= minw && a.height >= minh && a.class == InputOutput) {
                    mapped = at, found = e.xmap.window;
                    if (damage >= 0) { /* creation reports the whole window once: emptied, not counted */
                        Damage m = XDamageCreate(d, found, XDamageReportNonEmpty);
                        XDamageSubtract(d, m, None, None);
                        XSync(d, False);
                        while (XCheckTypedEvent(d, damage + XDamageNotify, &e))
                            ;
                    }
                }
            } else if (damage >= 0 && e.type == damage + XDamageNotify && drawn < 0)
                drawn = at;
        }
        struct pollfd p = {ConnectionNumber(d), POLLIN, 0};
        poll(&p, 1, 20);
    }
    if (found) {
        XTextProperty t;
        char *name = NULL;
        Atom utf = XInternAtom(d, "_NET_WM_NAME", False);
        if (XGetTextProperty(d, found, &t, utf) && t.value)
            name = (char *)t.value;
        else
            XFetchName(d, found, &name);
        for (int i = 0, k = 0; name && name[i] && k < 190; ++i)
            if (name[i] != '"' && name[i] != '\\' && (unsigned char)name[i] >= 32)
                title[k++] = name[i];
    }
    family(getpid());
    double all = 0;
    int n = npids, status;
    for (int i = 0; i < npids; ++i)
        all += pss(pids[i]);
    printf("{\"mapped\":%.1f,\"drawn\":%.1f,\"pss\":%.1f,\"main\":%.1f,\"processes\":%d,\"title\":\"%s\"}\n", mapped, drawn, all,
           pss(child), n, title);
    fflush(stdout);
    for (int sig = SIGTERM, k = 0; k < 40; ++k) { /* only our own children */
        family(getpid());
        if (!npids)
            break;
        for (int i = 0; i < npids; ++i)
            kill(pids[i], k < 10 ? sig : SIGKILL);
        usleep(50000);
        while (waitpid(-1, &status, WNOHANG) > 0)
            ;
    }
    return mapped < 0;
}
