#ifndef HS_COEFFICIENT_WRITER_H
#define HS_COEFFICIENT_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hs_clock.h"
#include "hs_status.h"
#include "hs_types.h"

typedef struct hs_write_component {
  uint8_t identifier;
  uint8_t horizontal_sampling;
  uint8_t vertical_sampling;
  uint8_t quantization_slot;
  uint8_t dc_slot;
  uint8_t ac_slot;
} hs_write_component;

typedef struct hs_write_frame {
  uint32_t width;
  uint32_t height;
  uint8_t component_count;
  hs_write_component components[HS_MAXIMUM_COMPONENTS];
  hs_quantization_table quantization_tables[HS_TABLE_SLOTS];
  hs_huffman_table dc_tables[HS_TABLE_SLOTS];
  hs_huffman_table ac_tables[HS_TABLE_SLOTS];
  bool is_interleaved;      /* one scan of all components; false: a scan for each */
  bool is_progressive;      /* libjpeg's standard script; it then makes its own Huffman tables */
} hs_write_frame;

/*
 * Asked for block rows when libjpeg is about to encode them: fill row_count rows of padded_width_in_blocks blocks,
 * contiguous, natural order; the blocks beyond width_in_blocks are not read. Must return.
 */
typedef void (*hs_row_provider)(void *_Nullable context, int32_t component, uint32_t first_row, uint32_t row_count,
                                int16_t *_Nonnull blocks);

/*
 * Writes a whole file: SOI, the segments in order, tables, frame and scans, EOI.
 *
 * limit: asked for each row of MCUs of each scan, of which a progressive file has ten, each twice; NULL: none.
 * destination: capacity bytes; *byte_count says how many were written. More than capacity: HS_DESTINATION_FULL.
 * The Huffman tables must have a code for every symbol that occurs: libjpeg writes garbage without an error otherwise.
 */
void hs_write_coefficients(const hs_write_frame *_Nonnull frame, const hs_segment *_Nullable segments,
                           size_t segment_count, hs_row_provider _Nonnull provider, void *_Nullable context,
                           const hs_work_limit *_Nullable limit,
                           uint8_t *_Nonnull destination, size_t capacity, size_t *_Nonnull byte_count,
                           hs_status *_Nonnull status);

#endif
