// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

/// Colour profiles (ICC.1:2022) of pictures.
namespace hatstand::plan
{

struct StrippedPicture;

/// Whether it describes colours of red, green and blue.
[[nodiscard]] bool isRgbProfile(const QByteArray &profile);
/// Whether it says sRGB, so that its picture need not be converted; none says so too.
[[nodiscard]] bool isSrgbProfile(const QByteArray &profile);

/// The same colours told with nothing beside them: no name, maker, model, serial number, date, or tags of
/// somebody's own. Nothing when it is damaged, or describes no RGB in numbers.
[[nodiscard]] std::optional<QByteArray> plainProfile(const QByteArray &profile);

/// What the colours of a picture that does not move ask for.
enum class Colours {
    Usual,       ///< sRGB, said or unsaid: no profile is needed
    Convertible, ///< they become sRGB when the picture is written anew
    Foreign,     ///< nothing here converts them: the picture must keep its profile
};
[[nodiscard]] Colours coloursOf(const StrippedPicture &picture);

} // namespace hatstand::plan
