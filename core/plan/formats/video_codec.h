// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace hatstand::plan
{

/// How a track is coded, by the name that ffprobe has for it ("h264", "aac"), from the four characters of a
/// sample entry in MP4 or QuickTime ("avc1"), or the codec of a Matroska track ("V_VP9"). What is not known
/// is named as it stands there, if that can be read.
[[nodiscard]] QString codecName(const QByteArray &code);

/// As people know it: "H.264".
[[nodiscard]] QString codecWords(const QString &name);
/// Several of them, in the order given: "H.264 and VP9".
[[nodiscard]] QString codecList(const QStringList &names);

} // namespace hatstand::plan
