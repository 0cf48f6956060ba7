// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenuBar>

namespace hatstand::ui
{
class ActionRegistry;
} // namespace hatstand::ui

namespace hatstand::ui::shell
{

/// Everything that can be done now, in menus. Where the system has a bar of its own for them they stand
/// there; elsewhere the bar folds out when Alt is pressed alone, and folds away when it is left. The menus
/// are filled when they open.
class MenuBar final : public QMenuBar
{
    Q_OBJECT
public:
    /// The registry outlives the bar.
    MenuBar(const ActionRegistry &actions, QWidget *parent);
    /// Of the page that is shown: the menu of what can be done on it has its name.
    void setPageTitle(const QString &title);

    /// None while it is folded away.
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// One menu: the actions whose ids begin with one of these words ("edit."); none: what belongs to the
    /// page.
    QMenu *addMenuOf(const QString &title, const QStringList &beginnings);
    void fill(QMenu *menu, const QStringList &beginnings) const;
    void fold(bool folded);

    const ActionRegistry &m_actions;
    QMenu *m_page;
    bool m_folded = false;
};

} // namespace hatstand::ui::shell
