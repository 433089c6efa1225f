#include "hs_failing_allocation.h"

#include "hs_allocation.h"
#include "hs_error_manager.h"

/* Which allocation is to fail next; negative: none. */
static atomic_long countdown = -1;

static bool is_to_fail(void) {
  if (atomic_load_explicit(&countdown, memory_order_relaxed) < 0) return false;
  return atomic_fetch_sub(&countdown, 1) == 0;
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

static bool hook(j_common_ptr cinfo) {
  if (cinfo == NULL) return is_to_fail();
  if (atomic_load_explicit(&countdown, memory_order_relaxed) < 0) return false;
  alloc_small = cinfo->mem->alloc_small;
  alloc_large = cinfo->mem->alloc_large;
  cinfo->mem->alloc_small = watched_alloc_small;
  cinfo->mem->alloc_large = watched_alloc_large;
  return false;
}

void hs_fail_allocation(long number) {
  atomic_store(&countdown, number);
  atomic_store(&hs_allocation_fault, hook);
}
