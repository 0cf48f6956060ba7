// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hatstand::listen
{

/// Whether EPSG's coordinate reference system of that code is geographic, with latitude before longitude
/// (4326 is WGS 84): the codes of EPSG's registry that GML in feeds refers to, by ranges.
[[nodiscard]] constexpr bool isGeographicSystem(int code)
{
    return code == 3819 || code == 3821 || code == 3824 || code == 3889 || code == 3906 ||
           (code >= 4001 && code <= 4326) || code == 4463 || code == 4470 || code == 4475 || code == 4483 ||
           code == 4490 || code == 4555 || code == 4558 || (code >= 4600 && code <= 4824) || code == 4901 ||
           code == 4902 || code == 4903 || code == 4904 || code == 4979;
}

} // namespace hatstand::listen
