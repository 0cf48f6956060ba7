// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QCheckBox>

namespace hatstand::ui
{

/// On or off, at once. For screen readers and the keyboard a check box; `name` says what it switches.
class Switch final : public QCheckBox
{
    Q_OBJECT
public:
    Switch(const Kit &kit, const QString &name, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] bool hitButton(const QPoint &at) const override { return rect().contains(at); }

private:
    Kit m_kit;
};

} // namespace hatstand::ui
