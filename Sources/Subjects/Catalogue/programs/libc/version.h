/* `--version`: the C library that the program runs with. musl tells its version only through its loader. */
#ifndef BRIMFUL_LIBC_VERSION_H
#define BRIMFUL_LIBC_VERSION_H

#include <stdio.h>
#include <string.h>
#ifdef __GLIBC__
#include <gnu/libc-version.h>
#endif

static inline int prints_version(int count, char **arguments)
{
    if (count != 2 || strcmp(arguments[1], "--version") != 0)
        return 0;
#ifdef __GLIBC__
    printf("glibc %s\n", gnu_get_libc_version());
#endif
    return 1;
}

#endif
