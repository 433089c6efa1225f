#ifndef HS_ERROR_MANAGER_H
#define HS_ERROR_MANAGER_H

#include <setjmp.h>
#include <stddef.h>
#include <stdio.h>

#include <jpeglib.h>

#include "hs_status.h"

/*
 * libjpeg's error manager for one session: errors jump to `jump`, warnings are counted, nothing is printed.
 * Lives on the heap with its session, so that nothing that a jump needs is in a register.
 */
typedef struct hs_error_manager {
  struct jpeg_error_mgr base; /* first: libjpeg hands back a pointer to it */
  jmp_buf jump;
  hs_status status;
  hs_warnings warnings;
} hs_error_manager;

/* Fills in the manager; returns what belongs into cinfo->err. */
struct jpeg_error_mgr *hs_error_manager_init(hs_error_manager *manager);

/* Leaves libjpeg with a code of our own: from a destination, a progress monitor or a memory manager. */
_Noreturn void hs_fail(j_common_ptr cinfo, hs_code code);

#endif
