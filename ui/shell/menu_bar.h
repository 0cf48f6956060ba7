// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenuBar>
#include <QStringList>

#include <vector>

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
    /// One menu: the actions whose ids begin with one of these ("edit."), unless an earlier menu has them.
    QMenu *addMenuOf(const QString &title, const QStringList &beginnings);
    /// What no other menu has belongs to the page.
    [[nodiscard]] const QMenu *menuFor(const QString &id) const;
    void fill(QMenu *menu) const;
    void fold(bool folded);

    const ActionRegistry &m_actions;
    struct Menu
    {
        QMenu *menu = nullptr;
        QStringList beginnings;
    };
    std::vector<Menu> m_menus;
    QMenu *m_page = nullptr;
    bool m_folded = false;
};

} // namespace hatstand::ui::shell
