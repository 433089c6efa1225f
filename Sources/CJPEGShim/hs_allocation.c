#include "hs_allocation.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "CJPEGShim.h"
#include "hs_error_manager.h"

/* Tests only: which allocation is to fail next; negative: none. One for the process, so such tests run one at a time. */
static atomic_long countdown = -1;

void hs_fail_allocation(long number) { atomic_store(&countdown, number); }

static bool is_to_fail(void) {
  if (atomic_load_explicit(&countdown, memory_order_relaxed) < 0) return false;
  return atomic_fetch_sub(&countdown, 1) == 0;
}

void *hs_allocate(size_t byte_count) { return is_to_fail() ? NULL : calloc(1, byte_count); }

void *hs_map(size_t byte_count) {
  if (is_to_fail()) return NULL;
  void *mapping = mmap(NULL, byte_count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return mapping == MAP_FAILED ? NULL : mapping;
}

/*
 * libjpeg's own allocation methods, which are the same for every session. Kept here because the manager's struct has no
 * room for them.
 */
static void *(*alloc_small)(j_common_ptr cinfo, int pool_id, size_t byte_count);
static void *(*alloc_large)(j_common_ptr cinfo, int pool_id, size_t byte_count);

static void *watched_alloc_small(j_common_ptr cinfo, int pool_id, size_t byte_count) {
  if (is_to_fail()) hs_fail(cinfo, HS_OUT_OF_MEMORY);
  return alloc_small(cinfo, pool_id, byte_count);
}

static void *watched_alloc_large(j_common_ptr cinfo, int pool_id, size_t byte_count) {
  if (is_to_fail()) hs_fail(cinfo, HS_OUT_OF_MEMORY);
  return alloc_large(cinfo, pool_id, byte_count);
}

void hs_watch_allocations(j_common_ptr cinfo) {
  if (atomic_load_explicit(&countdown, memory_order_relaxed) < 0) return;
  alloc_small = cinfo->mem->alloc_small;
  alloc_large = cinfo->mem->alloc_large;
  cinfo->mem->alloc_small = watched_alloc_small;
  cinfo->mem->alloc_large = watched_alloc_large;
}
