// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inbox/conversation_model.h"
#include "inbox/inbox_services.h"
#include "inbox/person_facts.h"
#include "kit/page.h"
#include "kit/page_context.h"
#include "listen/replies/reply.h"
#include "listen/replies/saved_reply.h"

#include <QPointer>
#include <QTimer>

#include <optional>

class QLabel;
class QPushButton;

namespace hatstand::ui
{
class Drawer;
class EmptyState;
class GlyphLabel;
class PageHead;
class SegmentedControl;
} // namespace hatstand::ui

namespace hatstand::ui::inbox
{

class ChoiceBar;
class ConversationActs;
class ConversationList;
class FilterBar;
class InboxPanes;
class PersonPanel;
class PostCard;
class ReplyBox;
class ThreadHead;
class ThreadModel;
class ThreadView;
class TroubleLine;

/// What people say to the clients: the list of conversations, the chosen one with the box to answer in, and
/// who speaks in it.
class InboxPage final : public Page
{
    Q_OBJECT
public:
    /// The lists, in the order of their segments.
    enum class List { Open, Mine, Waiting, Later, Done };

    /// `person`: where the column beside a conversation gets its facts; without them from the inbox alone.
    InboxPage(const PageContext &context, InboxServices services, PersonSource person = {},
              QWidget *parent = nullptr);
    ~InboxPage() override;

    [[nodiscard]] QString title() const override { return tr("Inbox"); }
    void activate() override;
    void deactivate() override;
    void open(const PageRequest &request) override;
    [[nodiscard]] Result<void> keepWork() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QWidget *firstFocus() override;
    bool findInPage() override;
    /// What the page can do, known before it is built.
    [[nodiscard]] static std::vector<ActionSpec> actionSpecs();
    /// Shows it in whichever list it stands.
    void openConversation(const listen::ConversationId &id);
    /// What is known of people has changed.
    void notePeople();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHead();
    [[nodiscard]] QWidget *makeList();
    [[nodiscard]] QWidget *makeThread();
    void addActions();
    void followServices();
    void followThread();
    void measure();
    void fitNote();

    [[nodiscard]] listen::InboxQuery queryNow() const;
    void showList(int list);
    void changedSomewhere(const QSet<listen::ConversationId> &ids);
    void refresh();
    void refreshHead();
    void refreshLabels();
    void refreshEmpty();
    void refreshTroubles();
    void refreshChoice();

    /// The chosen conversation, all of it.
    void showConversation(const listen::ConversationId &id);
    void refreshThread(bool toEnd);
    void refreshCard();
    void refreshBox();
    void refreshPerson();
    void markRead();
    void showSaved();
    void keepDraft();
    QCoro::Task<void> loadCardPicture(plan::PostId id);
    QCoro::Task<void> loadPictures(QStringList addresses);
    void askPictures(int row);

    /// What an action is about: those that are chosen, else the one that is shown.
    [[nodiscard]] QSet<listen::ConversationId> meant() const;
    [[nodiscard]] listen::SeenConversations seenOf(const QSet<listen::ConversationId> &ids) const;
    void finish(const QSet<listen::ConversationId> &ids);
    void offerMore(QWidget *anchor, const QSet<listen::ConversationId> &ids);
    void sendReply(const QString &text, bool thenDone);
    void addNote(const QString &text);
    void insertSaved(const listen::SavedReplyId &id);
    QCoro::Task<void> saveReply(QPointer<QWidget> anchor);
    void makePost(bool idea);
    [[nodiscard]] QString lastTheirs() const;
    void write(bool note);
    void backToList();
    [[nodiscard]] bool hasChoice() const;

    PageContext m_context;
    InboxServices m_services;
    PersonSource m_person;
    ConversationModel *m_model;
    ThreadModel *m_thread;
    ConversationActs *m_acts;
    PageHead *m_head = nullptr;
    QLabel *m_note = nullptr; ///< of the head
    QStringList m_noteParts;
    SegmentedControl *m_lists = nullptr;
    QWidget *m_kept = nullptr; ///< how many were answered in time
    QLabel *m_keptWords = nullptr;
    QPushButton *m_personButton = nullptr;
    Drawer *m_drawer = nullptr;
    InboxPanes *m_panes = nullptr;
    FilterBar *m_filters = nullptr;
    ChoiceBar *m_choice = nullptr;
    ConversationList *m_list = nullptr;
    EmptyState *m_empty = nullptr;
    TroubleLine *m_troubles = nullptr;
    QWidget *m_threadPane = nullptr;
    QWidget *m_threadContent = nullptr;
    EmptyState *m_nothing = nullptr;
    ThreadHead *m_threadHead = nullptr;
    QWidget *m_cardRoom = nullptr;
    PostCard *m_card = nullptr;
    ThreadView *m_view = nullptr;
    ReplyBox *m_box = nullptr;
    PersonPanel *m_panel = nullptr;
    listen::ConversationId m_shown;
    std::optional<listen::Conversation> m_conversation; ///< that one
    std::optional<PersonFacts::Suggestion> m_same;
    QUrl m_answeredPage;
    bool m_active = false;
    bool m_stale = true;
    bool m_isReading = false; ///< what is shown is being marked as read
    bool m_draftChanged = false;
    bool m_keepsDraft = false;
    int m_hidden = 0; ///< by the filters
};

} // namespace hatstand::ui::inbox
