#ifndef HS_DESTINATION_H
#define HS_DESTINATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <jpeglib.h>

/*
 * Writes into the caller's buffer and never beyond it. jpeg_mem_dest grows its buffer, and leaks or dangles when an
 * error jumps out after it has grown; here running over the capacity is an answer, HS_DESTINATION_FULL.
 */
typedef struct hs_destination {
  struct jpeg_destination_mgr base; /* first: libjpeg hands back a pointer to it */
  uint8_t *bytes;
  size_t capacity;
  size_t byte_count; /* valid once libjpeg has finished */
  bool is_full;
  uint8_t beyond[1]; /* libjpeg hands the buffer over when it is full, whether more follows or not: this tells which */
} hs_destination;

/* Fills in the destination; returns what belongs into cinfo->dest. */
struct jpeg_destination_mgr *hs_destination_init(hs_destination *destination, uint8_t *bytes, size_t capacity);

#endif
