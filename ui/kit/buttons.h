// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QKeySequence>
#include <QPushButton>

#include <optional>

namespace hatstand::ui
{

enum class ButtonKind {
    Normal,
    Primary, ///< at most one per pane
    Quiet,
    Danger,        ///< red words; for what cannot come back
    DangerPrimary, ///< filled red; the main button of a dialog that destroys
    Link,          ///< words within text
    Tab,           ///< underlined when checked
};
enum class ButtonSize { Normal, Small };

[[nodiscard]] QPushButton *makeButton(const Kit &kit, const QString &text,
                                      ButtonKind kind = ButtonKind::Normal,
                                      std::optional<Glyph> glyph = std::nullopt,
                                      ButtonSize size = ButtonSize::Normal, QWidget *parent = nullptr);

/// A square button with an icon only. `name` becomes accessible name and tooltip, with the key behind it.
[[nodiscard]] QPushButton *makeIconButton(const Kit &kit, Glyph glyph, const QString &name,
                                          ButtonKind kind = ButtonKind::Quiet,
                                          ButtonSize size = ButtonSize::Small, const QKeySequence &key = {},
                                          QWidget *parent = nullptr);

/// Changes what a button is; its icon keeps its glyph and takes the ink of the new kind.
void setButtonKind(const Kit &kit, QPushButton *button, ButtonKind kind,
                   std::optional<Glyph> glyph = std::nullopt);
/// Shows a button as chosen (the accent's tint) without making it checkable.
void setChosen(QPushButton *button, bool chosen);
/// Disables with the reason as tooltip, or enables and gives the former tooltip back.
void setEnabledWithReason(QWidget *widget, bool enabled, const QString &reason);

/// A main button with a second, narrow one beside it that opens a menu of variants.
class SplitButton : public QWidget
{
    Q_OBJECT
public:
    SplitButton(const Kit &kit, const QString &text, std::optional<Glyph> glyph, const QString &menuName,
                QWidget *parent = nullptr);
    void setText(const QString &text);
    void setMenu(QMenu *menu);
    [[nodiscard]] QPushButton *mainButton() const { return m_main; }
    [[nodiscard]] QPushButton *menuButton() const { return m_menu; }

Q_SIGNALS:
    void clicked();

private:
    QPushButton *m_main;
    QPushButton *m_menu;
};

/// An entry of the rail or of a side list: icon, words, and at the end a count or a warning.
/// Checkable; put several in an exclusive QButtonGroup. Folded, it shows the icon with the words as tooltip.
class NavButton : public QPushButton
{
    Q_OBJECT
public:
    NavButton(const Kit &kit, Glyph glyph, QString text, QWidget *parent = nullptr);
    /// 0 shows nothing. `meaning` completes the accessible name: "9 need you".
    void setCount(int count, const QString &meaning = {});
    /// A small warning sign; `reason` is its tooltip and part of the accessible name. Empty takes it away.
    void setWarning(const QString &reason);
    void setFolded(bool folded);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void updateAccessibleName();

    Kit m_kit;
    Glyph m_glyph;
    QString m_words;
    QString m_meaning;
    QString m_warning;
    int m_count = 0;
    bool m_folded = false;
};

} // namespace hatstand::ui
