#ifndef CSYSTEMPARTS_SHIM_H
#define CSYSTEMPARTS_SHIM_H

/* Parts of the C library that Swift's own module of it leaves out. */
#if defined(__linux__)
#include <sys/xattr.h>
#endif

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#endif
