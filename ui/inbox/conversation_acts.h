// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/page_context.h"
#include "listen/inbox/inbox.h"

#include <QCoro/QCoroTask>
#include <QObject>
#include <QPointer>
#include <QSet>

#include <functional>

class QMenu;

namespace hatstand::plan
{
class PostService;
}

namespace hatstand::ui::inbox
{

/// What is done with conversations, so that it can be taken back. Menus that ask open below their anchor.
class ConversationActs final : public QObject
{
    Q_OBJECT
public:
    using Ids = QSet<listen::ConversationId>;

    ConversationActs(const PageContext &context, listen::Inbox &inbox, plan::PostService &posts,
                     QObject *parent = nullptr);

    void done(const listen::SeenConversations &seen);
    void reopen(const Ids &ids);
    void markWaiting(const listen::SeenConversations &seen);
    void assign(const Ids &ids, const QString &to);
    void putOff(const Ids &ids, Instant until);
    void setKind(const Ids &ids, listen::ConversationKind kind);
    void addLabel(const Ids &ids, const QString &label);
    void removeLabel(const Ids &ids, const QString &label);
    void addNote(const listen::ConversationId &id, const QString &text);
    void removeNote(const listen::ConversationId &id, const listen::ConversationEntry &note);
    /// A draft, or an idea, that says what was said; a draft is opened.
    void makePost(const listen::Conversation &conversation, const QString &text, bool idea);

    void offerAssignees(const Ids &ids, QWidget *anchor);
    void offerLater(const Ids &ids, QWidget *anchor);
    void offerKinds(QMenu &menu, const Ids &ids, std::optional<listen::ConversationKind> now);
    void offerLabels(QMenu &menu, const Ids &ids, const QStringList &now);
    /// By which name one's own notes are signed.
    void askOwnName(QWidget *anchor);

Q_SIGNALS:
    void ownNameChanged();

private:
    using Command = std::function<Result<listen::ConversationChanges>()>;
    /// Runs it and offers to take it back. False when it failed, which has been said then.
    bool run(const QString &words, const Command &command);
    bool runPlain(const QString &words, const std::function<Result<void>()> &command,
                  const std::function<Result<void>()> &back);
    QCoro::Task<void> askName(Ids ids, QPointer<QWidget> anchor);
    QCoro::Task<void> askLabel(Ids ids, QPointer<QWidget> anchor);
    void askTime(const Ids &ids, QWidget *anchor);
    QCoro::Task<void> askOwn(QPointer<QWidget> anchor);
    [[nodiscard]] static listen::Inbox::Ids listed(const Ids &ids) { return {ids.begin(), ids.end()}; }

    PageContext m_context;
    listen::Inbox &m_inbox;
    plan::PostService &m_posts;
};

} // namespace hatstand::ui::inbox
