// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace hatstand::ui
{

/// Where there is nothing (yet, or because loading failed): an icon, one line of what will be here, one
/// line of when, one button, and where needed a quiet second one.
class EmptyState final : public QWidget
{
    Q_OBJECT
public:
    EmptyState(const Kit &kit, Glyph glyph, const QString &title, const QString &text,
               QWidget *parent = nullptr);
    void setMessage(Glyph glyph, const QString &title, const QString &text, Ink glyphInk = Ink::Text3);
    /// Empty takes it away. The button's name is "emptyStateAction".
    void setAction(const QString &text, std::optional<Glyph> glyph = std::nullopt);
    void setSecondAction(const QString &text);
    [[nodiscard]] QPushButton *actionButton() const { return m_action; }

Q_SIGNALS:
    void actionTriggered();
    void secondActionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawSign();

    Kit m_kit;
    Glyph m_glyph;
    Ink m_ink = Ink::Text3;
    QLabel *m_sign;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_action;
    QPushButton *m_second;
};

} // namespace hatstand::ui
