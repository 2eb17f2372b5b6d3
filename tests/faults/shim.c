/* Makes system calls fail on purpose, for a program that loads this first (LD_PRELOAD).
 *
 * FAULT="CALL:AFTER:ERRNO": calls of that name fail with that number once AFTER of them have gone
 * well. CALL is write, sync or lock. The variable is read at each call, so that the program itself
 * can let a fault begin and end; another value begins to count anew.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

static char last[64];
static int done;

static int fails(const char *call)
{
    const char *fault = getenv("FAULT");
    char name[16];
    int after, number;

    if (fault == NULL || sscanf(fault, "%15[^:]:%d:%d", name, &after, &number) != 3)
        return 0;
    if (strcmp(name, call) != 0)
        return 0;
    if (strcmp(fault, last) != 0) {
        strncpy(last, fault, sizeof last - 1);
        done = 0;
    }
    if (done++ < after)
        return 0;
    errno = number;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at)
{
    return fails("write") ? -1 : REAL(pwrite64)(file, bytes, size, at);
}

int fsync(int file) { return fails("sync") ? -1 : REAL(fsync)(file); }

int fdatasync(int file) { return fails("sync") ? -1 : REAL(fdatasync)(file); }

static int is_lock(int command)
{
    return command == F_SETLK || command == F_SETLKW || command == F_GETLK;
}

int fcntl64(int file, int command, ...)
{
    va_list rest;
    va_start(rest, command);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    return is_lock(command) && fails("lock") ? -1 : REAL(fcntl64)(file, command, argument);
}

int fcntl(int file, int command, ...)
{
    va_list rest;
    va_start(rest, command);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    return is_lock(command) && fails("lock") ? -1 : REAL(fcntl)(file, command, argument);
}
