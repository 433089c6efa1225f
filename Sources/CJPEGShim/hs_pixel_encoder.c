#include "hs_pixel_encoder.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

#include "hs_allocation.h"
#include "hs_destination.h"
#include "hs_error_manager.h"

enum { ROWS_PER_CALL = 16 };

/* Everything that outlives a jump. */
typedef struct session {
  struct jpeg_compress_struct cinfo;
  hs_error_manager errors;
  hs_destination destination;
  jpeg_scan_info scans[HS_MAXIMUM_ENCODED_SCANS];
  JSAMPROW rows[ROWS_PER_CALL];
} session;

static J_COLOR_SPACE library_color_space(hs_color_space space) {
  switch (space) {
  case HS_COLOR_GRAY:
    return JCS_GRAYSCALE;
  case HS_COLOR_YCBCR:
    return JCS_YCbCr;
  case HS_COLOR_RGB:
    return JCS_RGB;
  case HS_COLOR_CMYK:
    return JCS_CMYK;
  case HS_COLOR_YCCK:
    return JCS_YCCK;
  case HS_COLOR_UNKNOWN:
    break;
  }
  return JCS_UNKNOWN;
}

/* libjpeg would take color spaces and channel counts that do not belong together and read beyond a row. */
static bool is_consistent(const hs_pixels *pixels, const hs_encode_settings *settings) {
  switch (settings->color_space) {
  case HS_COLOR_GRAY:
    return pixels->channel_count == 1;
  case HS_COLOR_YCBCR:
  case HS_COLOR_RGB:
    return pixels->channel_count == 3;
  case HS_COLOR_CMYK:
  case HS_COLOR_YCCK:
    return pixels->channel_count == 4;
  case HS_COLOR_UNKNOWN:
    break;
  }
  return false;
}

static void set_quantization(j_compress_ptr cinfo, const hs_encode_settings *settings) {
  boolean is_baseline = settings->allows_long_steps ? FALSE : TRUE;
  jpeg_set_quality(cinfo, settings->quality, is_baseline);
  for (int slot = 0; settings->quantization_tables && slot < HS_TABLE_SLOTS; slot++) {
    const hs_quantization_table *table = &settings->quantization_tables[slot];
    if (!table->is_present) continue;
    unsigned int steps[DCTSIZE2];
    for (int i = 0; i < DCTSIZE2; i++) steps[i] = table->steps[i];
    jpeg_add_quant_table(cinfo, slot, steps, 100, FALSE);
  }
}

static void set_components(j_compress_ptr cinfo, const hs_encode_settings *settings) {
  for (int i = 0; i < cinfo->num_components; i++) {
    jpeg_component_info *component = &cinfo->comp_info[i];
    component->h_samp_factor = settings->horizontal_sampling[i] ? settings->horizontal_sampling[i] : 1;
    component->v_samp_factor = settings->vertical_sampling[i] ? settings->vertical_sampling[i] : 1;
    if (settings->sets_quantization_slots) component->quant_tbl_no = settings->quantization_slots[i];
    if (settings->sets_identifiers) component->component_id = settings->identifiers[i];
  }
}

static void set_scans(session *own, const hs_encode_settings *settings) {
  j_compress_ptr cinfo = &own->cinfo;
  if (settings->scans && settings->scan_count > 0) {
    if (settings->scan_count > HS_MAXIMUM_ENCODED_SCANS) ERREXIT1(cinfo, JERR_BAD_SCAN_SCRIPT, 0);
    for (uint32_t s = 0; s < settings->scan_count; s++) {
      const hs_encode_scan *from = &settings->scans[s];
      jpeg_scan_info *to = &own->scans[s];
      to->comps_in_scan = from->component_count;
      for (int i = 0; i < HS_MAXIMUM_COMPONENTS; i++) to->component_index[i] = from->components[i];
      to->Ss = from->spectral_start;
      to->Se = from->spectral_end;
      to->Ah = from->approximation_high;
      to->Al = from->approximation_low;
    }
    cinfo->scan_info = own->scans;
    cinfo->num_scans = (int)settings->scan_count;
  } else if (settings->is_progressive) {
    jpeg_simple_progression(cinfo);
  } else if (settings->separates_components && cinfo->num_components > 1) {
    for (int i = 0; i < cinfo->num_components; i++) {
      own->scans[i].comps_in_scan = 1;
      own->scans[i].component_index[0] = i;
      own->scans[i].Se = DCTSIZE2 - 1;
    }
    cinfo->scan_info = own->scans;
    cinfo->num_scans = cinfo->num_components;
  }
}

static void configure(session *own, const hs_pixels *pixels, const hs_encode_settings *settings) {
  j_compress_ptr cinfo = &own->cinfo;
  cinfo->image_width = pixels->width;
  cinfo->image_height = pixels->height;
  cinfo->input_components = pixels->channel_count;
  cinfo->in_color_space = pixels->channel_count == 1 ? JCS_GRAYSCALE : pixels->channel_count == 3 ? JCS_RGB : JCS_CMYK;
  jpeg_set_defaults(cinfo);
  jpeg_set_colorspace(cinfo, library_color_space(settings->color_space));
  set_quantization(cinfo, settings);
  set_components(cinfo, settings);
  set_scans(own, settings);

  cinfo->restart_interval = settings->restart_interval;
  cinfo->arith_code = settings->is_arithmetic ? TRUE : FALSE;
  cinfo->optimize_coding = settings->optimizes_huffman_tables ? TRUE : FALSE;
  cinfo->write_JFIF_header = settings->writes_jfif ? TRUE : FALSE;
  cinfo->write_Adobe_marker = settings->writes_adobe ? TRUE : FALSE;
  cinfo->density_unit = settings->density_unit;
  cinfo->X_density = settings->horizontal_density ? settings->horizontal_density : 1;
  cinfo->Y_density = settings->vertical_density ? settings->vertical_density : 1;
}

/* Whether libjpeg can reduce every component by whole numbers. */
static bool has_whole_ratios(const hs_encode_settings *settings, int component_count) {
  int widest = 1, highest = 1;
  for (int i = 0; i < component_count; i++) {
    if (settings->horizontal_sampling[i] > widest) widest = settings->horizontal_sampling[i];
    if (settings->vertical_sampling[i] > highest) highest = settings->vertical_sampling[i];
  }
  for (int i = 0; i < component_count; i++) {
    if (settings->horizontal_sampling[i] && widest % settings->horizontal_sampling[i] != 0) return false;
    if (settings->vertical_sampling[i] && highest % settings->vertical_sampling[i] != 0) return false;
  }
  return true;
}

/* A component's value of a pixel; JFIF's conversion in integers. */
static JSAMPLE component_value(const uint8_t *pixel, hs_color_space space, int component) {
  if (space != HS_COLOR_YCBCR) return pixel[component];
  int r = pixel[0], g = pixel[1], b = pixel[2], value;
  switch (component) {
  case 0:
    value = 77 * r + 150 * g + 29 * b;
    break;
  case 1:
    value = 128 * 256 - 43 * r - 85 * g + 128 * b;
    break;
  default:
    value = 128 * 256 + 128 * r - 107 * g - 21 * b;
    break;
  }
  value = (value + 128) / 256;
  return (JSAMPLE)(value > 255 ? 255 : value);
}

/* Hands over components of their final size, each sample the pixel next to it: for what libjpeg cannot reduce itself. */
static void write_planes(j_compress_ptr cinfo, const hs_pixels *pixels, hs_color_space space) {
  JSAMPARRAY planes[HS_MAXIMUM_COMPONENTS];
  for (int ci = 0; ci < cinfo->num_components; ci++) {
    jpeg_component_info *component = &cinfo->comp_info[ci];
    planes[ci] = cinfo->mem->alloc_sarray((j_common_ptr)cinfo, JPOOL_IMAGE, component->width_in_blocks * DCTSIZE,
                                          (JDIMENSION)component->v_samp_factor * DCTSIZE);
  }
  uint64_t max_h = (uint64_t)cinfo->max_h_samp_factor, max_v = (uint64_t)cinfo->max_v_samp_factor;
  JDIMENSION rows_per_call = (JDIMENSION)max_v * DCTSIZE;
  while (cinfo->next_scanline < cinfo->image_height) {
    for (int ci = 0; ci < cinfo->num_components; ci++) {
      const jpeg_component_info *component = &cinfo->comp_info[ci];
      uint64_t h = (uint64_t)component->h_samp_factor, v = (uint64_t)component->v_samp_factor;
      for (uint64_t row = 0; row < v * DCTSIZE; row++) {
        uint64_t y = cinfo->next_scanline + (2 * row + 1) * max_v / (2 * v);
        if (y >= pixels->height) y = pixels->height - 1;
        for (uint64_t column = 0; column < (uint64_t)component->width_in_blocks * DCTSIZE; column++) {
          uint64_t x = (2 * column + 1) * max_h / (2 * h);
          if (x >= pixels->width) x = pixels->width - 1;
          const uint8_t *pixel = pixels->samples + (y * pixels->width + x) * pixels->channel_count;
          planes[ci][row][column] = component_value(pixel, space, ci);
        }
      }
    }
    jpeg_write_raw_data(cinfo, planes, rows_per_call);
  }
}

static void write_rows(session *own, const hs_pixels *pixels) {
  j_compress_ptr cinfo = &own->cinfo;
  size_t stride = (size_t)pixels->width * pixels->channel_count;
  while (cinfo->next_scanline < cinfo->image_height) {
    JDIMENSION left = cinfo->image_height - cinfo->next_scanline;
    JDIMENSION count = left < ROWS_PER_CALL ? left : ROWS_PER_CALL;
    for (JDIMENSION i = 0; i < count; i++) {
      /* libjpeg's rows are not const, but an encoder only reads them. */
      own->rows[i] = (JSAMPROW)(uintptr_t)(pixels->samples + stride * (cinfo->next_scanline + i));
    }
    jpeg_write_scanlines(cinfo, own->rows, count);
  }
}

static void encode(session *own, const hs_pixels *pixels, const hs_encode_settings *settings,
                   const hs_segment *segments, size_t segment_count) {
  j_compress_ptr cinfo = &own->cinfo;
  configure(own, pixels, settings);
  if (settings->color_space != HS_COLOR_YCCK) {
    cinfo->raw_data_in = has_whole_ratios(settings, cinfo->num_components) ? FALSE : TRUE;
  }
  jpeg_start_compress(cinfo, TRUE);
  for (size_t i = 0; i < segment_count; i++) {
    jpeg_write_marker(cinfo, segments[i].marker, segments[i].payload, segments[i].byte_count);
  }
  if (cinfo->raw_data_in) {
    write_planes(cinfo, pixels, settings->color_space);
  } else {
    write_rows(own, pixels);
  }
  jpeg_finish_compress(cinfo);
}

void hs_encode_pixels(const hs_pixels *pixels, const hs_encode_settings *settings, const hs_segment *segments,
                      size_t segment_count, uint8_t *destination, size_t capacity, size_t *byte_count,
                      hs_status *status) {
  memset(status, 0, sizeof *status);
  *byte_count = 0;
  if (!is_consistent(pixels, settings)) {
    status->code = HS_UNSUPPORTED;
    strcpy(status->message, "The color space does not go with the number of channels");
    return;
  }
  session *own = hs_allocate(sizeof *own);
  if (!own) {
    status->code = HS_OUT_OF_MEMORY;
    return;
  }
  own->cinfo.err = hs_error_manager_init(&own->errors);
  if (setjmp(own->errors.jump) == 0) {
    jpeg_create_compress(&own->cinfo);
    hs_watch_allocations((j_common_ptr)&own->cinfo);
    own->cinfo.dest = hs_destination_init(&own->destination, destination, capacity);
    encode(own, pixels, settings, segments, segment_count);
    *byte_count = own->destination.byte_count;
  }
  *status = own->errors.status;
  jpeg_destroy_compress(&own->cinfo);
  free(own);
}
