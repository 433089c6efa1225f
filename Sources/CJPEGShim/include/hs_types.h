/*
 * What a file is described by, whichever way it goes: read, written, or made of pixels.
 */
#ifndef HS_TYPES_H
#define HS_TYPES_H

#include <stdbool.h>
#include <stdint.h>

#ifndef __clang__
#define _Nonnull
#define _Nullable
#endif

enum { HS_MAXIMUM_COMPONENTS = 4, HS_TABLE_SLOTS = 4 };

/* libjpeg's J_COLOR_SPACE of the file, by names that do not change. */
typedef enum hs_color_space {
  HS_COLOR_UNKNOWN = 0,
  HS_COLOR_GRAY,
  HS_COLOR_YCBCR,
  HS_COLOR_RGB,
  HS_COLOR_CMYK,
  HS_COLOR_YCCK,
} hs_color_space;

typedef struct hs_component {
  uint8_t identifier;
  uint8_t horizontal_sampling;
  uint8_t vertical_sampling;
  uint32_t width_in_blocks;        /* blocks that hold picture */
  uint32_t height_in_blocks;
  uint32_t padded_width_in_blocks; /* up to a whole MCU of an interleaved scan: what a row of the array holds */
  uint32_t padded_height_in_blocks;
} hs_component;

/* A Huffman table as DHT carries it (ITU-T T.81, B.2.4.2). */
typedef struct hs_huffman_table {
  bool is_present;
  uint8_t code_counts[17];  /* codes of each length; index 0 unused */
  uint8_t symbols[256];
} hs_huffman_table;

typedef struct hs_quantization_table {
  bool is_present;
  uint16_t steps[64];  /* natural order, 1 ... 65,535; above 255 the frame becomes SOF1 */
} hs_quantization_table;

typedef struct hs_segment {
  uint8_t marker;
  const uint8_t *_Nullable payload;
  uint32_t byte_count;  /* at most 65,533 */
} hs_segment;

#endif
