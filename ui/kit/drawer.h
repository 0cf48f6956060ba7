// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QPointer>
#include <QWidget>

namespace hatstand::ui
{

class Scrim;

/// What a page shows, with a side panel at its end. In a wide window both stand side by side; below 1200 px
/// of window width the panel becomes a drawer that is toggled, closes with Esc or a click beside it, and
/// gives the focus back. While it is open, all of the Page that the drawer stands in is dimmed and out of
/// reach.
class Drawer final : public QWidget
{
    Q_OBJECT
public:
    /// `panelWidth` in design pixels. Both widgets are to be made as its children: to change the parent of a
    /// whole page costs as much as to make it, since all of it is styled again.
    Drawer(const Kit &kit, int panelWidth, QWidget *parent);
    /// Once, before it is shown.
    void setWidgets(QWidget *page, QWidget *panel);
    /// In pixels: the panel is at least as wide, and is a drawer also where less would be left beside it. For
    /// panels whose words other languages make longer.
    void setLeast(int panel, int page);

    /// True while the panel is a drawer.
    [[nodiscard]] bool isNarrow() const { return m_narrow; }
    [[nodiscard]] bool isPanelShown() const;
    /// In a wide window the panel always shows, and these do nothing.
    void openPanel();
    void closePanel();
    void togglePanel();

Q_SIGNALS:
    /// A page shows its button for the panel while narrow.
    void narrowChanged(bool narrow);
    void panelShownChanged(bool shown);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    /// Tab passes by the page while the drawer lies over it.
    bool focusNextPrevChild(bool next) override;

private:
    void arrange();
    [[nodiscard]] int wholePanelWidth() const;
    /// To the panel's first stop.
    void enterPanel();
    void keepOutOfPage(QWidget *before, QWidget *now);
    [[nodiscard]] bool isCovered(const QWidget *widget) const;
    void dimAround();
    /// Leaves the drawer itself out of what is dimmed around it.
    void shapeAround();

    Kit m_kit;
    QWidget *m_page = nullptr;
    QWidget *m_panel = nullptr;
    int m_panelWidth;
    int m_leastPanel = 0;
    int m_leastPage = 0;
    bool m_narrow = false;
    bool m_open = false;
    QPointer<Scrim> m_scrim;  ///< between the page and the panel
    QPointer<Scrim> m_around; ///< over the rest of the Page: head and margins
    QPointer<QWidget> m_focusBefore;
};

} // namespace hatstand::ui
