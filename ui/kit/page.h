// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "kit/page_request.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace hatstand::ui
{

/// One page of the window. Built when it is first shown and kept; hidden pages do no work: they remember
/// that something changed and refresh in `activate`.
///
/// A page registers its actions in its constructor (ActionRegistry::add with itself as the owner); their
/// keys work while the page is shown.
class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// For the window's title and for screen readers: "Calendar". The page's own head may say more.
    [[nodiscard]] virtual QString title() const = 0;
    /// It is about to be shown: bring it up to date. Under 100 ms.
    virtual void activate() {}
    /// It has been hidden.
    virtual void deactivate() {}
    /// After `activate`: do what another page asked for. Requests that do not concern it are ignored.
    virtual void open(const PageRequest &request) { Q_UNUSED(request) }
    /// Stores what is not stored yet: before the client is switched, the window is closed or hidden, another
    /// workspace is opened. On a failure the person is told that work is at risk, and nothing is closed.
    [[nodiscard]] virtual Result<void> keepWork() { return {}; }

    /// The widgets that F6 walks through, in reading order. One stands for its pane.
    [[nodiscard]] virtual QList<QWidget *> panes() { return {this}; }
    /// Where the keyboard is when the page is shown by keyboard; the first pane unless told otherwise.
    [[nodiscard]] virtual QWidget *firstFocus()
    {
        const auto all = panes();
        return all.isEmpty() ? nullptr : all.first();
    }
    /// Ctrl+F and "/": focuses the page's own search or filter. False when it has none.
    virtual bool findInPage() { return false; }

Q_SIGNALS:
    /// The words of `title` have changed.
    void titleChanged();
};

} // namespace hatstand::ui
