// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QFrame>

class QLabel;
class QRadioButton;

namespace hatstand::ui::settings
{

/// One of a few choices that exclude each other: a round button, a name, what it means, and a control that
/// belongs to it. The chosen one is tinted; there are no lines between them, because they are one setting.
class OptionRow final : public QFrame
{
    Q_OBJECT
public:
    /// `control` may be null.
    OptionRow(const Kit &kit, const QString &name, const QString &meaning, QWidget *control, QWidget *parent);
    [[nodiscard]] QRadioButton *button() const { return m_button; }
    /// The last of a card fills its round corners.
    void setLast(bool last);

protected:
    /// A press anywhere on the words chooses.
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void measure();
    void showChosen(bool chosen);

    Kit m_kit;
    QRadioButton *m_button;
    QLabel *m_name;
    QLabel *m_meaning;
};

} // namespace hatstand::ui::settings
