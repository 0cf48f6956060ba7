// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QFrame>

class QAbstractSpinBox;
class QHBoxLayout;
class QLabel;

namespace hatstand::ui::composer
{

/// A row below the text: icon and name at the start, then what can be set, a line above.
class SectionRow : public QFrame
{
    Q_OBJECT
public:
    SectionRow(const Kit &kit, Glyph glyph, const QString &name, QWidget *parent = nullptr);

protected:
    /// Takes what the row is for.
    void setContent(QWidget *content);
    [[nodiscard]] const Kit &kit() const { return m_kit; }
    void changeEvent(QEvent *event) override;

private:
    void measure();

    Kit m_kit;
    Glyph m_glyph;
    QHBoxLayout *m_layout;
    QLabel *m_icon;
    QLabel *m_name;
};

/// Puts an icon at the start of a spin box or date field, mirrored under right to left.
void putFieldIcon(const Kit &kit, QAbstractSpinBox *field, Glyph glyph);
/// What the icon and its gap take of the field's width, in pixels.
[[nodiscard]] int fieldIconRoom(const Kit &kit);

} // namespace hatstand::ui::composer
