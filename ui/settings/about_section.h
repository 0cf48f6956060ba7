// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/section.h"

#include <QUrl>

#include <functional>

namespace hatstand::ui::settings
{

/// Version, licence, and what Hatstand is built with.
class AboutSection final : public Section
{
    Q_OBJECT
public:
    [[nodiscard]] static SectionName name();
    AboutSection(const Kit &kit, const std::function<void(const QUrl &)> &openAddress, QWidget *parent);
};

} // namespace hatstand::ui::settings
