// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QAccessible>
#include <QWidget>

namespace hatstand::ui
{

/// Base of the small painted widgets that show something and take no focus. Gives them an accessible role,
/// and lays them out again when the theme (and with it the text size) changes.
class Painted : public QWidget
{
    Q_OBJECT
public:
    Painted(const Kit &kit, QAccessible::Role role, QWidget *parent);

    [[nodiscard]] QAccessible::Role accessibleRole() const { return m_role; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    [[nodiscard]] const Kit &kit() const { return m_kit; }
    [[nodiscard]] const Theme &theme() const { return m_kit.theme(); }
    void changeEvent(QEvent *event) override;

private:
    Kit m_kit;
    QAccessible::Role m_role;
};

} // namespace hatstand::ui
