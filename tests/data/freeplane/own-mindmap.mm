<map version="freeplane 1.11.5">
<node TEXT="The town needs a second bridge." ID="ID_1">
  <node TEXT="The old one is closed every spring." ID="ID_2" POSITION="right"><icon BUILTIN="button_ok"/></node>
  <node TEXT="It costs four million." ID="ID_3" POSITION="left"><icon BUILTIN="button_cancel"/>
    <node ID="ID_4"><richcontent TYPE="NODE"><html><head></head><body><p>The state pays</p><p>three of them.</p></body></html></richcontent>
      <edge COLOR="#ff0000"/>
      <richcontent TYPE="NOTE"><html><head></head><body><p>Letter of the ministry.</p></body></html></richcontent>
      <arrowlink DESTINATION="ID_2" MIDDLE_LABEL="supports"/>
    </node>
  </node>
</node>
</map>
