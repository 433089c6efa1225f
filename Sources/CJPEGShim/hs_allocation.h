#ifndef HS_ALLOCATION_H
#define HS_ALLOCATION_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include <jpeglib.h>

/* Zeroed memory for free(); NULL: there is none. */
void *hs_allocate(size_t byte_count);

/* Zeroed, page-aligned memory for munmap(); NULL: there is none. */
void *hs_map(size_t byte_count);

/*
 * Tests put a function here to let allocations fail; NULL otherwise. It is asked before each allocation of the shim
 * (with NULL; true: fail), and told of each session behind jpeg_create_, so that it can watch the pools of libjpeg. It
 * is here, since outside of the shim its calls of calloc and mmap cannot be told from those of others.
 */
typedef bool (*hs_allocation_hook)(j_common_ptr cinfo);
extern _Atomic(hs_allocation_hook) hs_allocation_fault;

/* Call behind jpeg_create_. */
void hs_watch_allocations(j_common_ptr cinfo);

#endif
