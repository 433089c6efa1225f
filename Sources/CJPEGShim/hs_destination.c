#include "hs_destination.h"

#include "hs_error_manager.h"

static void init_destination(j_compress_ptr cinfo) {
  hs_destination *destination = (hs_destination *)cinfo->dest;
  destination->base.next_output_byte = destination->bytes;
  destination->base.free_in_buffer = destination->capacity;
}

static boolean empty_output_buffer(j_compress_ptr cinfo) {
  hs_destination *destination = (hs_destination *)cinfo->dest;
  if (destination->is_full) hs_fail((j_common_ptr)cinfo, HS_DESTINATION_FULL);
  destination->is_full = true;
  destination->base.next_output_byte = destination->beyond;
  destination->base.free_in_buffer = sizeof destination->beyond;
  return TRUE;
}

static void term_destination(j_compress_ptr cinfo) {
  hs_destination *destination = (hs_destination *)cinfo->dest;
  destination->byte_count =
      destination->is_full ? destination->capacity : destination->capacity - destination->base.free_in_buffer;
}

struct jpeg_destination_mgr *hs_destination_init(hs_destination *destination, uint8_t *bytes, size_t capacity) {
  destination->bytes = bytes;
  destination->capacity = capacity;
  destination->byte_count = 0;
  destination->is_full = false;
  destination->base.init_destination = init_destination;
  destination->base.empty_output_buffer = empty_output_buffer;
  destination->base.term_destination = term_destination;
  return &destination->base;
}
