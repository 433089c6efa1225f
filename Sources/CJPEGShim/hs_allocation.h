#ifndef HS_ALLOCATION_H
#define HS_ALLOCATION_H

#include <stddef.h>
#include <stdio.h>

#include <jpeglib.h>

/* Zeroed memory for free(); NULL: there is none. */
void *hs_allocate(size_t byte_count);

/* Zeroed, page-aligned memory for munmap(); NULL: there is none. */
void *hs_map(size_t byte_count);

/* Lets libjpeg's pools take part in the fault injection of hs_fail_allocation. Call after jpeg_create_. */
void hs_watch_allocations(j_common_ptr cinfo);

#endif
