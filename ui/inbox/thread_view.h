// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inbox/thread_delegate.h"
#include "inbox/thread_model.h"
#include "kit/kit.h"

#include <QListView>

class QMenu;

namespace hatstand::ui::inbox
{

/// The conversation itself: one tab stop, arrows in it; Enter or the menu key offers what can be done with a
/// message. A link says exactly where it leads before anything is opened.
class ThreadView final : public QListView
{
    Q_OBJECT
public:
    ThreadView(const Kit &kit, ThreadModel &model, QWidget *parent = nullptr);

    /// Its end in view: what was said last.
    void toEnd();
    [[nodiscard]] bool isAtEnd() const;
    /// What can be done with a row, as Enter offers it.
    [[nodiscard]] QMenu *makeMenu(int row);
    void keyboardSearch(const QString &search) override;

Q_SIGNALS:
    void openRequested(const QUrl &address);
    void copied();
    void noteRemovalRequested(const hatstand::listen::EntryId &entry);
    /// Of an answer that has not arrived.
    void tryAgainRequested(const hatstand::plan::PostId &post);
    void takeBackRequested(const hatstand::plan::PostId &post);
    void outboxRequested(const hatstand::publish::DeliveryId &delivery);
    /// The pictures of that row are asked for.
    void picturesRequested(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] std::optional<ThreadDelegate::Hit> hitAt(QPoint at) const;
    void act(const ThreadDelegate::Hit &hit, int row, QPoint at);
    void showEarlier();
    void addLink(QMenu &menu, const QString &address);

    Kit m_kit;
    ThreadModel &m_model;
    ThreadDelegate *m_delegate;
    bool m_atEnd = true;
};

} // namespace hatstand::ui::inbox
