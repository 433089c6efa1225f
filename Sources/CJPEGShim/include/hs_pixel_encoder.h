#ifndef HS_PIXEL_ENCODER_H
#define HS_PIXEL_ENCODER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hs_coefficient_reader.h"
#include "hs_coefficient_writer.h"
#include "hs_status.h"

/* Interleaved 8-bit samples, rows top to bottom without padding. */
typedef struct hs_pixels {
  const uint8_t *_Nonnull samples;
  uint32_t width;
  uint32_t height;
  uint8_t channel_count;  /* 1 gray, 3 RGB, 4 CMYK (as stored: Adobe's inversion is the caller's) */
} hs_pixels;

typedef struct hs_encode_settings {
  int32_t quality;                 /* 1 ... 100, libjpeg's scale over the tables of Annex K */
  hs_color_space color_space;      /* of the file: GRAY for 1, YCBCR or RGB for 3, CMYK or YCCK for 4 channels */
  uint8_t horizontal_sampling[HS_MAXIMUM_COMPONENTS];
  uint8_t vertical_sampling[HS_MAXIMUM_COMPONENTS];
  uint32_t restart_interval;       /* MCUs; 0: none */
  bool is_progressive;
  bool is_arithmetic;
  bool optimizes_huffman_tables;
  bool writes_jfif;
  bool writes_adobe;
} hs_encode_settings;

/*
 * Encodes pixels into a whole file; `segments` stand behind JFIF and Adobe, if those are written. Sources of the generated photos that the demo and the
 * tests use.
 */
void hs_encode_pixels(const hs_pixels *_Nonnull pixels, const hs_encode_settings *_Nonnull settings,
                      const hs_segment *_Nullable segments, size_t segment_count, uint8_t *_Nonnull destination,
                      size_t capacity, size_t *_Nonnull byte_count, hs_status *_Nonnull status);

#endif
