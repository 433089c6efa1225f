#ifndef KERNEL_VECTORS_H
#define KERNEL_VECTORS_H

#include <string.h>

/* Fused operations round once where others round twice: the same file has to come out of every processor. */
#ifdef __clang__
#pragma STDC FP_CONTRACT OFF
#endif

/* One function body for several instruction sets; the loader picks. */
#if defined(__x86_64__) && defined(__linux__) && defined(__GLIBC__)
#define MULTIVERSION __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define MULTIVERSION
#endif

#define LOAD(type, pointer) \
  ({ \
    type loaded_; \
    memcpy(&loaded_, (pointer), sizeof loaded_); \
    loaded_; \
  })
#define STORE(pointer, value) \
  do { \
    __typeof__(value) stored_ = (value); \
    memcpy((pointer), &stored_, sizeof stored_); \
  } while (0)

#endif
