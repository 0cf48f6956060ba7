// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_services.h"
#include "kit/page.h"
#include "kit/page_context.h"
#include "plan/post_check.h"
#include "plan/revision.h"

#include <memory>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace hatstand::ui
{
class Banner;
class Drawer;
class TakeBack;
} // namespace hatstand::ui

namespace hatstand::ui::composer
{

class CommentRow;
class ComposerHead;
class ComposerSaver;
class ComposerState;
class ContentUndo;
class CounterRow;
class HashtagRow;
class Inspector;
class LinkRow;
class MediaAdder;
class MediaStrip;
class NetworkOptionsRow;
class OptionsRow;
class PictureShrinking;
class PictureSource;
class PostActs;
class PostEditor;
class PreviewPanel;
class ProblemBar;
class ProblemList;
class ProblemModel;
class SpellChecker;
class VersionTabs;
class WhenRow;

/// Writing one post for several accounts: text, pictures, time, what stands in the way, and how it will look.
class ComposerPage final : public Page
{
    Q_OBJECT
public:
    ComposerPage(const PageContext &context, const Services &services, QWidget *parent = nullptr);
    ~ComposerPage() override;

    [[nodiscard]] QString title() const override;
    void activate() override;
    void deactivate() override;
    void open(const PageRequest &request) override;
    [[nodiscard]] Result<void> keepWork() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QWidget *firstFocus() override;
    /// What the page can do, known before it is built.
    [[nodiscard]] static std::vector<ActionSpec> actionSpecs();

    [[nodiscard]] ComposerState &state() { return *m_state; }
    [[nodiscard]] Inspector &inspector() { return *m_inspector; }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeForm();
    [[nodiscard]] QWidget *makeWriting(QWidget *parent);
    void connectParts();
    void addActions();
    void begin(const plan::Post &post, bool stored);
    void openPost(const plan::PostId &id);
    void newPost(const NewPost &request);
    /// The same post for another client, with that one's accounts.
    void moveToClient(const clients::ClientId &client);
    /// A new post with nothing in it goes with the client of the window.
    void followScope();
    [[nodiscard]] std::vector<plan::Version> usualVersions(const clients::ClientId &client) const;
    void postsChanged(const QSet<plan::PostId> &ids);
    void refreshEditor();
    void refreshLock();
    void refreshVersions();
    void showVersions();
    void putBack(const plan::RevisionId &revision);
    /// `inPlaceOfSlash`: they were asked for by typing it.
    void showSnippets(bool inPlaceOfSlash);
    void showPieces(bool hashtags);
    void showEmoji();
    void mainPressed(bool now);
    void stepProblem(int step);
    void showProblems();
    /// Adds what the clipboard has of pictures; words go before within a field. False when it has none.
    bool pastePicture(bool withinField);
    void jumpTo(int row);
    /// `other`: by the second way out.
    void remedy(int row, bool other);

    PageContext m_context;
    Services m_services;
    ComposerState *m_state;
    ComposerSaver *m_saver;
    Inspector *m_inspector;
    TakeBack *m_takeBack;
    PostActs *m_acts;
    ContentUndo *m_undo;
    ProblemModel *m_problems;
    PictureSource *m_pictures;
    MediaAdder *m_adder;
    PictureShrinking *m_shrinking;
    ComposerHead *m_head = nullptr;
    Banner *m_lock = nullptr;
    QScrollArea *m_scroll = nullptr;
    VersionTabs *m_tabs = nullptr;
    PostEditor *m_editor = nullptr;
    CounterRow *m_counters = nullptr;
    MediaStrip *m_media = nullptr;
    CommentRow *m_comment = nullptr;
    LinkRow *m_link = nullptr;
    HashtagRow *m_hashtags = nullptr;
    NetworkOptionsRow *m_networkOptions = nullptr;
    OptionsRow *m_options = nullptr;
    WhenRow *m_when = nullptr;
    PreviewPanel *m_previews = nullptr;
    Drawer *m_drawer = nullptr;
    ProblemList *m_problemList = nullptr;
    ProblemBar *m_problemBar = nullptr;
    SpellChecker *m_spelling = nullptr;
    QPushButton *m_emoji = nullptr;
    int m_tone = 0; ///< of skin, for emoji; while the window is open
    bool m_active = false;
};

} // namespace hatstand::ui::composer
